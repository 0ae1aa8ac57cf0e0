// TUXML: the envelope that goes out and the answer that comes back, as open client code with recorded answers has them.
import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { BureauFailure } from "../../failure.ts";
import type { PersonQuery } from "../../port.ts";
import { at, type Json, listAt, textAt } from "../../reading/json.ts";

const GATEWAY_NAMESPACE = "http://www.netaccess.transunion.com/namespace";
const NAMESPACE = "http://www.transunion.com/namespace";
const VERSION = "2.33";
const ANSWER_LENGTH_MAX = 4 * 1024 * 1024;
const DEPTH_MAX = 60;

/** Elements that may come once or many times; one is still a list. */
const LISTS = new Set([
  "address",
  "addOnProduct",
  "characteristic",
  "collection",
  "factor",
  "inquiry",
  "publicRecord",
  "remark",
  "trade",
]);

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  removeNSPrefix: true,
  // "000000189" and "+667" are texts that the reader of the field understands; entities are nobody's business here.
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressEmptyNode: false,
});

export interface Inquiry {
  readonly product: string;
  readonly addOns: readonly string[];
  readonly person: PersonQuery;
  readonly permissiblePurpose: string;
  readonly userReference: string;
}

export interface Subscriber {
  readonly systemId: string;
  readonly systemPassword: string;
  readonly industryCode: string;
  readonly memberCode: string;
  readonly prefixCode: string;
  readonly password: string;
  readonly environment: string;
}

/** The request's text. Every value is escaped by the builder. */
export function buildInquiry(subscriber: Subscriber, inquiry: Inquiry): string {
  const { person } = inquiry;
  const indicative = {
    name: { person: { first: person.firstName, last: person.lastName } },
    address: {
      status: "current",
      street: { number: person.address.houseNumber ?? "", name: person.address.street ?? "" },
      location: {
        city: person.address.city ?? "",
        state: person.address.region ?? "",
        zipCode: person.address.postalCode ?? "",
      },
    },
    ...(person.nationalNumber !== null && { socialSecurity: { number: person.nationalNumber } }),
    ...(person.dateOfBirth !== null && { dateOfBirth: person.dateOfBirth }),
  };
  const creditBureau = {
    "@xmlns": NAMESPACE,
    document: "request",
    version: VERSION,
    transactionControl: transactionControl(subscriber, inquiry.userReference),
    product: {
      code: inquiry.product,
      subject: {
        number: "1",
        subjectRecord: {
          indicative,
          addOnProduct: inquiry.addOns.map((code) => ({ code, scoreModelProduct: "true" })),
        },
      },
      responseInstructions: { returnErrorText: "true" },
      permissiblePurpose: { code: inquiry.permissiblePurpose, inquiryECOADesignator: "individual" },
    },
  };
  const { systemId, systemPassword } = subscriber;
  const xmlrequest = {
    "@xmlns": GATEWAY_NAMESPACE,
    systemId,
    systemPassword,
    productrequest: { creditBureau },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ xmlrequest })}`;
}

function transactionControl(subscriber: Subscriber, userRefNumber: string): object {
  return {
    userRefNumber,
    subscriber: {
      industryCode: subscriber.industryCode,
      memberCode: subscriber.memberCode,
      inquirySubscriberPrefixCode: subscriber.prefixCode,
      password: subscriber.password,
    },
    options: {
      processingEnvironment: subscriber.environment,
      country: "us",
      language: "en",
      contractualRelationship: "individual",
      pointOfSaleIndicator: "none",
    },
  };
}

/**
 * The product of an answer. A document type, and with it entities of its own, is refused unread.
 * @throws BureauFailure malformed.
 */
export function parseAnswer(text: string): Json {
  if (text.length > ANSWER_LENGTH_MAX)
    throw new BureauFailure("malformed", "the answer is larger than is read");
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text))
    throw new BureauFailure("malformed", "the answer has a document type");
  if (nestsDeeper(text, DEPTH_MAX)) throw new BureauFailure("malformed", "the answer is nested too deep");
  let document: Json;
  try {
    if (XMLValidator.validate(text) !== true) throw new BureauFailure("malformed", "the answer is not XML");
    document = parser.parse(text) as Json;
  } catch (error) {
    if (error instanceof BureauFailure) throw error;
    throw new BureauFailure("malformed", "the answer is not XML", { cause: error });
  }
  const bureau =
    at(document, "creditBureau") ??
    at(document, "xmlresponse.productresponse.creditBureau") ??
    at(document, "productresponse.creditBureau");
  const product = at(bureau, "product");
  if (product === undefined || product === null || product === "") {
    throw new BureauFailure("malformed", "the answer holds no product");
  }
  return { product, timestamp: textAt(bureau, "transactionControl.tracking.transactionTimeStamp") };
}

/** Opening tags within opening tags; a hostile depth would use up the parser's stack. */
function nestsDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > most) return true;
  }
  return false;
}

/** The product's error, if it has one: a failure that comes with status 200. */
export function errorOf(answer: Json): { readonly code: string; readonly words: string } | null {
  const [error] = listAt(answer, "product.error");
  if (error === undefined) return null;
  return { code: textAt(error, "code") ?? "?", words: textAt(error, "description") ?? "" };
}
