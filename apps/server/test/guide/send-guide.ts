// Sends a guide's requests one after another, as a shop's program would.
import { DEFAULT_POLICY_TEXT } from "../../src/credit/policies/default-policy.ts";
import { insertStandard } from "../../src/credit/policies/store.ts";
import { contentHash, newId } from "../../src/platform/ids/index.ts";
import type { ApiMerchant, Asked } from "../api/an-api.ts";
import type { GuideStep } from "./read-guide.ts";

export interface SentGuide {
  /** What later requests name of earlier answers, by the word in braces. */
  readonly given: ReadonlyMap<string, string>;
  /** The key that allowances are signed with. */
  readonly jwk: unknown;
}

/** Puts the standard policy in force, with allowances switched on. Before the merchant's first decision. */
export async function adoptGuidePolicy(merchant: ApiMerchant): Promise<void> {
  const document = DEFAULT_POLICY_TEXT.replace("offline:\n  enabled: false", "offline:\n  enabled: true");
  if (document === DEFAULT_POLICY_TEXT) throw new Error("the standard policy has another offline part");
  await merchant.run(async (ctx) => {
    const policy = { id: newId(ctx.now), name: "Standard", note: "", basedOn: null, document };
    await insertStandard(ctx, { ...policy, documentHash: contentHash(document) }, ctx.now);
  });
}

export async function sendGuide(
  merchant: ApiMerchant,
  steps: readonly GuideStep[],
  onAnswer: (step: GuideStep, asked: Asked) => void,
): Promise<SentGuide> {
  const given = new Map<string, string>();
  let jwk: unknown;
  const fillIn = (text: string): string =>
    text.replaceAll(/\{(offer|option|token)\}/g, (_, name: string) => given.get(name) ?? name);
  for (const step of steps) {
    const { method, path, body } = step.request;
    const sent = body === null ? undefined : (JSON.parse(fillIn(body)) as unknown);
    const asked = await merchant.ask(method, fillIn(path), sent);
    onAnswer(step, asked);
    const answer = asked.body;
    if (answer?.options !== undefined) {
      given.set("offer", answer.id);
      given.set("option", answer.options[0].option);
    }
    if (answer?.data?.[0]?.token !== undefined) given.set("token", answer.data[0].token);
    if (answer?.keys !== undefined) jwk = answer.keys[0];
  }
  return { given, jwk };
}
