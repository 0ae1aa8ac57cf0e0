import { formatId, isCurrency, isTimeZone } from "@goodterms/kernel";
import type { Command } from "commander";
import { createApiKey, isRole, isScope, ROLES, SCOPES } from "#platform/auth";
import { inMerchant } from "#platform/db";
import { addPerson, createMerchant } from "#platform/tenancy";
import { putEntity } from "#receivables";
import { CommandError } from "./command-error.ts";
import {
  callerAt,
  chooseMerchant,
  listMerchants,
  type OpenHouse,
  openHouse,
  openPeople,
} from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { printJson, printLine, printTable } from "./output.ts";

interface CreateOptions extends CommonOptions {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly entity: string;
  readonly ownerEmail?: string;
  readonly ownerName?: string;
}

/** `goodterms merchants`: make a merchant with its first entity and owner, or list them. */
export function addMerchants(program: Command): void {
  const group = program.command("merchants").description("Make and list merchants");
  withCommon(group.command("list"))
    .description("List the merchants of this database")
    .action(async (options: CommonOptions) => {
      const merchants = await withHouse(options, (house) => listMerchants(house.database));
      const rows = merchants.map((m) => ({
        id: formatId("mer", m.merchantId),
        name: m.name,
        mode: m.liveMerchantId === null ? "live" : "test",
      }));
      if (options.json) printJson(rows);
      else
        printTable(
          ["id", "name", "mode"].map((title) => ({ title, align: "left" })),
          rows.map((row) => [row.id, row.name, row.mode]),
        );
    });
  withCommon(group.command("create"))
    .description("Make a merchant with its first entity and, if wanted, its owner")
    .requiredOption("--name <name>", "the merchant's name")
    .requiredOption("--country <code>", "the first entity's country, such as GB")
    .requiredOption("--currency <code>", "the currency it keeps its books in, such as GBP")
    .option("--time-zone <zone>", "where its days begin and end", "UTC")
    .option("--entity <reference>", "the entity's reference", "MAIN")
    .option("--owner-email <address>", "the first owner; is given a link to choose a password")
    .option("--owner-name <name>", "the owner's name")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms merchants create --name 'Example Ltd' --country GB --currency GBP --time-zone Europe/London --owner-email owner@example.com --owner-name 'A. Owner'",
    )
    .action(createFrom);
}

async function createFrom(options: CreateOptions): Promise<void> {
  checkCreation(options);
  const made = await withHouse(options, async (house) => {
    if ((await listMerchants(house.database)).some((merchant) => merchant.name === options.name)) {
      throw new CommandError(`There is a merchant "${options.name}" already.`, "Choose another name.");
    }
    const signIn = openPeople(house);
    const owner =
      options.ownerEmail === undefined
        ? {}
        : { owner: { email: options.ownerEmail, name: options.ownerName ?? options.ownerEmail } };
    const merchant = await createMerchant(
      { database: house.database, clock: house.clock, signIn },
      { name: options.name, ...owner },
    );
    for (const merchantId of [merchant.merchantId, merchant.testMerchantId]) {
      await inMerchant(house.database, callerAt(house, { merchantId }), (ctx) =>
        putEntity(ctx, {
          reference: options.entity,
          name: options.name,
          country: options.country,
          functionalCurrency: options.currency,
          timeZone: options.timeZone,
        }),
      );
    }
    return { ...merchant, publicUrl: house.config.publicUrl };
  });
  const welcome =
    made.invitation === null ? null : `${made.publicUrl}/welcome#token=${made.invitation.token}`;
  if (options.json)
    printJson({
      merchant: formatId("mer", made.merchantId),
      testMerchant: formatId("mer", made.testMerchantId),
      welcome,
    });
  else {
    printLine(`Made ${options.name} (${formatId("mer", made.merchantId)}), with its test twin.`);
    if (welcome !== null) printLine(`The owner chooses a password within a week at ${welcome}`);
  }
}

/** Before anything is written: a merchant without its entity would be of no use. */
function checkCreation(options: CreateOptions): void {
  if (!isCurrency(options.currency)) {
    throw new CommandError(
      `--currency ${options.currency} is no ISO 4217 currency.`,
      "Use a code such as GBP.",
    );
  }
  if (!isTimeZone(options.timeZone)) {
    throw new CommandError(
      `--time-zone ${options.timeZone} is not known.`,
      "Use a name such as Europe/London.",
    );
  }
  if (!/^[A-Z]{2}$/.test(options.country)) {
    throw new CommandError(
      `--country ${options.country} is not a country code.`,
      "Use two capitals, such as GB.",
    );
  }
}

async function withHouse<T>(options: CommonOptions, work: (house: OpenHouse) => Promise<T>): Promise<T> {
  const house = await openHouse(options);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

interface KeyOptions extends CommonOptions {
  readonly name: string;
  readonly scopes: string;
  readonly test?: boolean;
}

/** `goodterms keys create`: an API key, shown once. */
export function addKeys(program: Command): void {
  const group = program.command("keys").description("Make API keys");
  withCommon(group.command("create"))
    .description("Make an API key; its secret is shown once")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--scopes <list>", `separated by commas, or all: ${SCOPES.join(", ")}`)
    .option("--test", "a key of the merchant's test twin")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms keys create --name shop --scopes customers:write,documents:write,documents:read --json",
    )
    .action(async (options: KeyOptions) => {
      const scopes =
        options.scopes === "all" ? [...SCOPES] : options.scopes.split(",").map((scope) => scope.trim());
      const unknown = scopes.find((scope) => !isScope(scope));
      if (unknown !== undefined)
        throw new CommandError(
          `Scope "${unknown}" is not known.`,
          `Use any of ${SCOPES.join(", ")}, or all.`,
        );
      const created = await withHouse(options, async (house) => {
        const live = await chooseMerchant(house.database, options.merchant);
        const twin = (await listMerchants(house.database)).find(
          (merchant) => merchant.liveMerchantId === live.merchantId,
        );
        const merchant = options.test ? twin : live;
        if (merchant === undefined)
          throw new CommandError(`${live.name} has no test twin.`, "Make the key without --test.");
        return inMerchant(house.database, callerAt(house, merchant), (ctx) =>
          createApiKey(ctx, options.test ? "test" : "live", {
            name: options.name,
            scopes: scopes.filter(isScope),
          }),
        );
      });
      if (options.json)
        printJson({
          id: formatId("key", created.apiKey.id),
          name: created.apiKey.name,
          scopes: created.apiKey.scopes,
          secret: created.secret,
        });
      else {
        printLine(created.secret);
        printLine("Keep it now: only its hash is stored, and it is not shown again.");
      }
    });
}

interface PersonOptions extends CommonOptions {
  readonly email: string;
  readonly name: string;
  readonly roles: string;
}

/** `goodterms people invite`: somebody who may sign in to the merchant. */
export function addPeople(program: Command): void {
  const group = program.command("people").description("Invite people");
  withCommon(group.command("invite"))
    .description("Invite somebody to the merchant")
    .requiredOption("--email <address>", "their address")
    .requiredOption("--name <name>", "their name")
    .requiredOption("--roles <list>", `separated by commas: ${ROLES.join(", ")}`)
    .action(async (options: PersonOptions) => {
      const roles = options.roles.split(",").map((role) => role.trim());
      const unknown = roles.find((role) => !isRole(role));
      if (unknown !== undefined)
        throw new CommandError(`Role "${unknown}" is not known.`, `Use any of ${ROLES.join(", ")}.`);
      const link = await withHouse(options, async (house) => {
        const merchant = await chooseMerchant(house.database, options.merchant);
        const signIn = openPeople(house);
        const { invitation } = await addPerson(
          { database: house.database, signIn, byOperator: true },
          callerAt(house, merchant),
          { email: options.email, name: options.name, roles: roles.filter(isRole) },
        );
        return invitation === null ? null : `${house.config.publicUrl}/welcome#token=${invitation.token}`;
      });
      if (options.json) printJson({ welcome: link });
      else
        printLine(
          link === null
            ? "Added; they sign in as before."
            : `They choose a password within a week at ${link}`,
        );
    });
}
