// "npm test": everything that must hold before a change is merged, in the order in which it is cheapest to fail.
// Installs what is missing first; runs on Node 20.12 and later with nothing installed. Arguments choose steps by name.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT, ensureInstalled } from "./install.mjs";
import { runInPlace, runMain, runQuietly, runStep, StepError } from "./step.mjs";

/** The oldest PostgreSQL that we promise to run on, where Debian puts it. */
const OLDEST_POSTGRES = "/usr/lib/postgresql/15";
const bin = (name) => join(CHECKOUT, "node_modules", name);

const counts = { passed: 0, failed: 0, skipped: 0 };

function checks(node) {
  const tsc = bin("typescript/bin/tsc");
  const projects = [
    "packages/kernel",
    "packages/client",
    "packages/ui",
    "apps/console",
    "apps/portal",
    "apps/server",
  ];
  const run = (...parameters) => runQuietly(node, parameters, { cwd: CHECKOUT });
  return [
    {
      name: "types",
      title: "Types",
      work: async () => {
        for (const project of projects) await run(tsc, "--noEmit", "-p", join(project, "tsconfig.json"));
      },
    },
    {
      name: "lint",
      title: "Lint and format",
      work: () => run(bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"),
    },
    { name: "floors", title: "Floors between rooms", work: () => run("scripts/check-floors.mjs") },
    { name: "dead", title: "Dead code", work: () => run(bin("knip/bin/knip.js")) },
    { name: "generated", title: "Generated files", work: () => run("scripts/generate.mjs", "--check") },
  ];
}

/** Runs the tests with their output shown, and adds up what ran. */
async function runTests(node, title, { projects, postgres }) {
  console.log(`\n── ${title}`);
  const folder = mkdtempSync(join(tmpdir(), "goodterms-results-"));
  const report = join(folder, "results.json");
  const parameters = [
    bin("vitest/vitest.mjs"),
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  if (postgres !== undefined) process.env.GOODTERMS_TEST_POSTGRES = postgres;
  try {
    const code = await runInPlace(node, parameters);
    const results = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
    counts.passed += results?.numPassedTests ?? 0;
    counts.failed += results?.numFailedTests ?? 0;
    counts.skipped += results?.numPendingTests ?? 0;
    if (code !== 0 && (results?.numFailedTests ?? 0) === 0) counts.failed += 1;
  } finally {
    delete process.env.GOODTERMS_TEST_POSTGRES;
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const node = await ensureInstalled();
  const chosen = process.argv.slice(2);
  const isChosen = (name) => chosen.length === 0 || chosen.includes(name);
  for (const { name, title, work } of checks(node)) {
    if (isChosen(name)) await runStep(title, work);
  }
  if (isChosen("tests"))
    await runTests(node, "Tests on the embedded PostgreSQL", { projects: ["packages", "server"] });
  if (isChosen("oldest")) {
    if (existsSync(join(OLDEST_POSTGRES, "bin/postgres"))) {
      await runTests(node, "The server's tests on PostgreSQL 15", {
        projects: ["server"],
        postgres: OLDEST_POSTGRES,
      });
    } else if (process.env.CI === "true") {
      throw new StepError("PostgreSQL 15 is missing; .ci/run installs it.");
    } else {
      console.log(
        "\nPostgreSQL 15 is not installed here, so the tests ran on 18 only (Debian: apt-get install postgresql-15).",
      );
    }
  }
  if (isChosen("browser")) {
    const built = await runInPlace(node, [join(CHECKOUT, "scripts/build.mjs")]);
    if (built !== 0) return built;
    await runTests(node, "Diaries in the browser", { projects: ["browser"] });
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return counts.failed > 0 ? 1 : 0;
});
