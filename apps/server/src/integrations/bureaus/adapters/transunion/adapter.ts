// TransUnion (United States), consumer files over TUXML: for sole traders and guarantors, with a permissible purpose.
import { createSecureContext } from "node:tls";
import { plainDate } from "@goodterms/kernel";
import { BureauFailure } from "../../failure.ts";
import type { Bureau, BureauAdapter, BureauConnection, PersonQuery, ReportRequest } from "../../port.ts";
import { readEnrolmentLines, readPlainAlertFile } from "../../reading/alert-file.ts";
import { type ClientCertificate, sendHttp } from "../../wire/http.ts";
import { withRetries } from "../../wire/retry.ts";
import { baseUrl, COMMON_SETTINGS, perSecond, required, timeoutMs } from "../../wire/settings.ts";
import { failureOfStatus } from "../../wire/status.ts";
import { openTokenBucket } from "../../wire/token-bucket.ts";
import { readReport } from "./read-report.ts";
import { simulate } from "./simulator.ts";
import { buildInquiry } from "./tuxml.ts";

const DOMAIN = "transunion.com";
/** The bureau's numbers of its products and of what is added to them. */
const PRODUCTS: Readonly<Record<string, string>> = { report: "07000", model: "08000" };
const VANTAGE = "00V60";
/** Reasons that the law knows for looking at a consumer's file, with the bureau's codes for them. */
const PURPOSE = /^[A-Z]{2}$/;

function open(connection: BureauConnection): Bureau {
  const url = `${baseUrl(connection, "baseUrl", DOMAIN)}/`;
  const certificate = connection.simulatorUrl === null ? readCertificate(connection) : undefined;
  if (certificate !== undefined) openCertificate(certificate);
  const bucket = openTokenBucket(perSecond(connection), connection.wait);
  const noFeed = async (): Promise<never> => {
    throw new BureauFailure(
      "misconfigured",
      "no feed of news is published; monitored files are asked for again",
    );
  };
  return {
    // No call is documented that tries the password and costs nothing.
    check: async () => "untried",
    findCompany: async () => [],
    fetchReport: (request) =>
      withRetries(async () => {
        const body = inquiryOf(connection, request);
        await bucket.take();
        const answer = await sendHttp({
          method: "POST",
          url,
          headers: { "content-type": "text/xml", accept: "text/xml" },
          body,
          timeoutMs: timeoutMs(connection),
          certificate,
          costsMoney: true,
        });
        const failure = failureOfStatus(answer, true);
        if (failure !== undefined) {
          throw failure.kind === "not_found" ? new BureauFailure("misconfigured", failure.detail) : failure;
        }
        const today = plainDate(connection.clock.now().toISOString().slice(0, 10));
        return {
          report: readReport(answer.text, today),
          raw: [{ contentType: answer.contentType, text: answer.text }],
        };
      }, connection.wait),
    subscribe: noFeed,
    unsubscribe: noFeed,
    pollAlerts: noFeed,
  };
}

function readCertificate(connection: BureauConnection): ClientCertificate {
  const pfx = Buffer.from(required(connection, "certificate"), "base64");
  // Some accounts use the system's password as the pass-phrase of the certificate.
  const passphrase = connection.settings.certificatePassphrase ?? "";
  return { pfx, passphrase: passphrase === "" ? required(connection, "systemPassword") : passphrase };
}

/** Reads the certificate once, so that a broken one is refused with the setting and not with the first report. */
function openCertificate(certificate: ClientCertificate): void {
  try {
    createSecureContext(certificate);
  } catch (error) {
    throw new BureauFailure("misconfigured", "the certificate or its pass-phrase cannot be used", {
      cause: error instanceof Error ? error.name : error,
    });
  }
}

function inquiryOf(connection: BureauConnection, request: ReportRequest): string {
  if (!("person" in request.subject)) throw new BureauFailure("invalid", "this bureau knows persons only");
  const purpose = request.permissiblePurpose ?? "";
  if (!PURPOSE.test(purpose)) {
    throw new BureauFailure("invalid", "a permissible purpose is needed: the bureau's code of two letters");
  }
  const product = PRODUCTS[request.product];
  if (product === undefined) throw new BureauFailure("invalid", "there is no such product");
  checkPerson(request.subject.person);
  const setting = (name: string): string => required(connection, name);
  const subscriber = {
    systemId: setting("systemId"),
    systemPassword: setting("systemPassword"),
    industryCode: setting("industryCode"),
    memberCode: setting("memberCode"),
    prefixCode: setting("prefixCode"),
    password: setting("subscriberPassword"),
    environment: setting("environment"),
  };
  return buildInquiry(subscriber, {
    product,
    addOns: [VANTAGE],
    person: request.subject.person,
    permissiblePurpose: purpose,
    userReference: request.customerReference,
  });
}

/** The fewest inputs: both names, house number, street, city, state and ZIP. */
function checkPerson(person: PersonQuery): void {
  const { houseNumber, street, city, region, postalCode } = person.address;
  const needed = [person.firstName, person.lastName, houseNumber, street, city, region, postalCode];
  if (needed.some((part) => part === null || part.trim() === "")) {
    throw new BureauFailure("invalid", "both names and the whole address of the person are needed");
  }
}

const simulatorSettings = {
  systemId: "sim-system",
  systemPassword: "sim-system-password",
  industryCode: "F",
  memberCode: "8207115",
  prefixCode: "0622",
  subscriberPassword: "sim-password",
} as const;

export const adapter: BureauAdapter = {
  name: "transunion",
  title: "TransUnion (United States, consumer files)",
  capabilities: {
    countries: ["US"],
    kinds: ["person"],
    products: [
      { code: "model", title: "Score only", sampleCostMinor: 150n, suitsMonitoring: true },
      { code: "report", title: "Credit report with score", sampleCostMinor: 400n, suitsMonitoring: false },
    ],
    currency: "USD",
    monitoring: "re_pull",
    needsPermissiblePurpose: true,
    chargesForSearch: false,
  },
  settings: [
    { name: "systemId", isSecret: true, isRequired: true, meaning: "System id of your account." },
    { name: "systemPassword", isSecret: true, isRequired: true, meaning: "Password of that system." },
    {
      name: "industryCode",
      isSecret: false,
      isRequired: true,
      meaning: "Industry code of your subscription.",
    },
    { name: "memberCode", isSecret: false, isRequired: true, meaning: "Member code." },
    { name: "prefixCode", isSecret: false, isRequired: true, meaning: "Inquiry subscriber prefix." },
    {
      name: "subscriberPassword",
      isSecret: true,
      isRequired: true,
      meaning: "Password of the subscription.",
    },
    {
      name: "certificate",
      isSecret: true,
      isRequired: false,
      meaning: "Client certificate with its key (PKCS#12) in base64; needed by the real service.",
    },
    {
      name: "certificatePassphrase",
      isSecret: true,
      isRequired: false,
      meaning: "Pass-phrase of the certificate; without it the system's password is tried.",
    },
    {
      name: "environment",
      isSecret: false,
      isRequired: false,
      meaning: "standardTest or production.",
      standard: "production",
    },
    {
      name: "baseUrl",
      isSecret: false,
      isRequired: false,
      meaning: "Address of the service; https://netaccess-test.transunion.com is the test one.",
      standard: "https://netaccess.transunion.com",
    },
    ...COMMON_SETTINGS,
  ],
  open,
  readAlertFile: (bytes) => readPlainAlertFile(bytes),
  readEnrolmentFile: readEnrolmentLines,
  simulate,
  simulatorSettings: { ...simulatorSettings, environment: "standardTest" },
};
