// What a merchant's staff does on a busy day, so that there is news of it: over the demo, through the rooms' routes.
import { listAt, openTeller, partOf, type TellerParts, textAt } from "../../src/demo/credit/teller.ts";

export async function makeFurtherNews(parts: TellerParts, work: () => Promise<number>): Promise<void> {
  const teller = openTeller(parts);
  const ask = teller.as("owner", 0);
  const first = async (path: string, place = 0): Promise<string> =>
    textAt(listAt(await ask("GET", path), "data")[place], "id");

  const proposal = await first("/v1/credit/limit-proposals?state=open");
  await ask("POST", `/v1/credit/limit-proposals/${proposal}/approve`, { note: "Agreed" });
  await ask("POST", `/v1/credit/limit-changes/${await first("/v1/credit/limit-changes")}/confirm`);
  await work();
  await ask("POST", `/v1/credit/proposals/${await first("/v1/credit/proposals?state=open")}/dismiss`, {});
  await ask("POST", `/v1/credit/proposals/${await first("/v1/credit/proposals?state=open")}/accept`, {});

  const customer = await first("/v1/customers");
  const hold = await ask("POST", `/v1/customers/${customer}/credit/holds`, { code: "manual", note: "Wait" });
  await ask("POST", `/v1/credit/account-holds/${textAt(hold, "id")}/lift`, { reason: "Settled" });
  await ask("PUT", `/v1/customers/${customer}/watch`, { reason: "For a day" });
  await ask("DELETE", `/v1/customers/${customer}/watch`);

  const notice = await first("/v1/credit/notices?state=draft");
  await ask("POST", `/v1/credit/notices/${notice}/approve`);
  await ask("POST", `/v1/credit/notices/${notice}/mark-sent`, { sentOn: "2026-03-02", channel: "letter" });

  const policy = await first("/v1/policies?state=submitted");
  await ask("POST", `/v1/policies/${policy}/approve`, {});
  const again = textAt(await ask("POST", `/v1/policies/${policy}/rollback`, {}), "id");
  const text = textAt(await ask("GET", `/v1/policies/${again}`), "text");
  await ask("PUT", `/v1/policies/${again}`, {
    document: text.replace("name: Stricter", "name: Far stricter"),
  });
  await ask("POST", `/v1/policies/${again}/submit`);
  await ask("POST", `/v1/policies/${again}/reject`, { reason: "Too strict" });

  const applications = listAt(await ask("GET", "/v1/applications"), "data");
  const declined = applications.find((each) => partOf(each, "state") === "declined");
  await ask("POST", `/v1/applications/${textAt(declined, "id")}/erase`);
}
