import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ROOMS } from "../src/house.ts";

// Goal: the rules of the house that no compiler knows hold in every file. Method: read the sources that git tracks.

const CHECKOUT = join(import.meta.dirname, "../../..");
const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 80;

/** Tables of facts and words: long because the world is, not because somebody rambled. */
const TABLES_OF_FACTS = new Set(["packages/kernel/src/currency-table.ts"]);

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: CHECKOUT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => existsSync(join(CHECKOUT, file)) && statSync(join(CHECKOUT, file)).isFile());
const sources = tracked.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.generated\./.test(file));
const read = (file: string): string => readFileSync(join(CHECKOUT, file), "utf8");
const program = sources.filter((file) => !/\.(test|e2e)\.tsx?$|^apps\/server\/test\//.test(file));

function failing(
  files: readonly string[],
  find: (file: string, text: string) => string | undefined,
): string[] {
  return files.flatMap((file) => {
    const found = find(file, read(file));
    return found === undefined ? [] : [`${file}: ${found}`];
  });
}

test("there is something to look at", () => {
  expect(sources.length).toBeGreaterThan(150);
});

describe("size", () => {
  test(`no file is over ${FILE_LINES_MAX} lines`, () => {
    const long = failing(
      sources.filter((file) => !TABLES_OF_FACTS.has(file)),
      (_file, text) => {
        const lines = text.split("\n").length - 1;
        return lines > FILE_LINES_MAX ? `${lines} lines` : undefined;
      },
    );
    expect(long).toEqual([]);
  });

  test(`no function of the program is over ${FUNCTION_LINES_MAX} lines`, () => {
    expect(failing(program, (file, text) => longFunction(file, text))).toEqual([]);
  });
});

function longFunction(file: string, text: string): string | undefined {
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.ESNext,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const lineOf = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const lines = lineOf(node.end) - lineOf(node.getStart(tree)) + 1;
      if (lines > FUNCTION_LINES_MAX)
        found ??= `a function of ${lines} lines at line ${lineOf(node.getStart(tree)) + 1}`;
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

describe("names", () => {
  test("files and folders are in kebab case", () => {
    const names = sources.filter((file) => !/^[.]/.test(basename(file)));
    expect(
      names.filter(
        (file) => !file.split("/").every((part) => /^[.]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(part)),
      ),
    ).toEqual([]);
  });

  test("nothing is called a manager, a service, a helper or a util", () => {
    const vague = /\b(?:class|function|const|interface|type)\s+\w*(?:Manager|Service|Helper|Utils?)\b/;
    expect(failing(program, (_file, text) => vague.exec(text)?.[0])).toEqual([]);
  });

  test("news is in the past tense, room first", () => {
    const news = /type: "((?:receivables|credit|platform)\.[a-z_]+)"/g;
    const odd = failing(program, (_file, text) => {
      const types = [...text.matchAll(news)].map((match) => match[1] ?? "");
      return types.find((type) => !/(ed|made|paid|over|set|held|withdrawn)$/.test(type));
    });
    expect(odd).toEqual([]);
  });
});

describe("habits", () => {
  test("only the clock reads the clock", () => {
    const reading = /\bDate\.now\(\)|\bnew Date\(\)/;
    const server = program.filter(
      (file) =>
        file.startsWith("apps/server/src") &&
        !file.includes("/platform/clock/") &&
        !file.includes("/db/embedded/"),
    );
    expect(failing(server, (_file, text) => reading.exec(withoutComments(text))?.[0])).toEqual([]);
  });

  test("no statement reads the database's clock", () => {
    const reading = /(?<![.\w])(now\(\)|current_date|current_timestamp|clock_timestamp\(\)|localtimestamp)/i;
    const migrations = tracked.filter((file) => /migrations\/\d.*\.sql$/.test(file));
    const stores = program.filter((file) => /^apps\/server\/src\/(receivables|credit)/.test(file));
    expect(
      failing([...migrations, ...stores], (_file, text) => reading.exec(withoutComments(text))?.[0]),
    ).toEqual([]);
  });

  test("migrations use neither triggers nor sequences, and name their constraints", () => {
    const migrations = tracked.filter((file) => /migrations\/\d.*\.sql$/.test(file));
    expect(migrations.length).toBeGreaterThan(3);
    const forbidden =
      /\bCREATE (?:OR REPLACE )?TRIGGER\b|\b(?:big)?serial\b|\bCREATE SEQUENCE\b|\bGENERATED\s+\w+\s+AS\s+IDENTITY\b|\buuidv7\(/i;
    expect(failing(migrations, (_file, text) => forbidden.exec(withoutComments(text))?.[0])).toEqual([]);
  });

  test("nothing is left for later", () => {
    const marks = new RegExp(["TO", "DO|FIX", "ME|X", "XX"].join(""));
    expect(failing(sources, (_file, text) => marks.exec(text)?.[0])).toEqual([]);
    const skips = new RegExp(["\\.(?:sk", "ip|on", "ly|to", "do)\\("].join(""));
    expect(
      failing(
        sources.filter((file) => /\.(test|e2e)\./.test(file)),
        (_file, text) => skips.exec(text)?.[0],
      ),
    ).toEqual([]);
  });

  test("a rule switched off says why", () => {
    expect(
      failing(
        sources,
        (_file, text) => /biome-ignore [^:\n]+(?:$|:\s*$)|@ts-(?:ignore|nocheck)/m.exec(text)?.[0],
      ),
    ).toEqual([]);
  });

  test("no path of a machine stands in a tracked file", () => {
    const paths = new RegExp(["/wo", "rk/|/ro", "ot/|/ho", "me/[a-z]"].join(""));
    const texts = tracked.filter(
      (file) =>
        /\.(ts|tsx|mjs|json|md|sql|css|html|ya?ml)$|^\.ci\//.test(file) && file !== "package-lock.json",
    );
    expect(failing(texts, (_file, text) => paths.exec(text)?.[0])).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*(\/\/|--).*$/gm, "");
}

describe("rooms", () => {
  test("every room has its page and its door", () => {
    for (const room of ROOMS) {
      for (const file of ["README.md", "index.ts", "room.ts", "refusals.ts"]) {
        expect(existsSync(join(CHECKOUT, "apps/server/src", room, file)), `${room}/${file}`).toBe(true);
      }
    }
  });

  test("rules are pure: no async, no clock, no chance", () => {
    const rules = program.filter(
      (file) => basename(file) === "rules.ts" && /^apps\/server\/src\/(receivables|credit)/.test(file),
    );
    expect(
      failing(
        rules,
        (_file, text) => /\basync\b|\bawait\b|Math\.random|randomUUID/.exec(withoutComments(text))?.[0],
      ),
    ).toEqual([]);
  });

  test("SQL stands in stores, not in routes", () => {
    const routes = program.filter((file) => basename(file) === "routes.ts");
    expect(failing(routes, (_file, text) => /\bsql[`<]/.exec(text)?.[0])).toEqual([]);
  });

  test("every decision and flow page that is named exists", () => {
    const pages = tracked.filter((file) => file.endsWith(".md"));
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map((match) => join(CHECKOUT, page, "..", match[1] ?? ""))
        .filter((target) => !existsSync(target))
        .map((target) => `${page} → ${target.slice(CHECKOUT.length)}`),
    );
    expect(broken).toEqual([]);
  });
});
