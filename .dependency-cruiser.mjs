// The floors of the house: calls go down. See HOUSE.md.
const SERVER = "^apps/server/src";

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "kernel-imports-nothing",
      severity: "error",
      from: { path: "^packages/kernel/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/kernel/src" },
    },
    {
      name: "platform-stands-below-rooms",
      comment: "The ground knows nothing of what is built on it.",
      severity: "error",
      from: { path: `${SERVER}/platform`, pathNot: "\\.test\\.ts$" },
      to: {
        path: `${SERVER}/(jurisdictions|integrations|receivables|credit|commands|demo|house\\.ts|main\\.ts)`,
      },
    },
    {
      name: "ground-stands-below-rooms",
      comment: "Jurisdictions and integrations are the ground beside the platform: no room is known to them.",
      severity: "error",
      from: { path: `${SERVER}/(jurisdictions|integrations)`, pathNot: "\\.test\\.ts$" },
      to: { path: `${SERVER}/(receivables|credit|commands|demo|house\\.ts|main\\.ts)` },
    },
    {
      name: "calls-go-down",
      severity: "error",
      from: { path: `${SERVER}/receivables`, pathNot: "\\.test\\.ts$" },
      to: { path: `${SERVER}/credit` },
    },
    {
      name: "credit-enters-by-the-door",
      severity: "error",
      from: { path: `${SERVER}/credit`, pathNot: "\\.test\\.ts$" },
      to: { path: `${SERVER}/receivables/`, pathNot: `${SERVER}/receivables/index\\.ts$` },
    },
    {
      name: "rooms-know-neither-house-nor-command",
      severity: "error",
      from: { path: `${SERVER}/(receivables|credit)`, pathNot: "\\.test\\.ts$" },
      to: { path: `${SERVER}/(commands|demo|house\\.ts|main\\.ts)` },
    },
    {
      name: "rooms-are-entered-by-their-door",
      severity: "error",
      from: { path: `${SERVER}/(house\\.ts|main\\.ts|commands|demo)`, pathNot: "\\.test\\.ts$" },
      to: { path: `${SERVER}/(receivables|credit)/`, pathNot: `${SERVER}/(receivables|credit)/index\\.ts$` },
    },
    {
      name: "rules-are-pure",
      comment: "A rule decides; it neither reads nor writes.",
      severity: "error",
      from: { path: "/rules\\.ts$", pathNot: "\\.test\\.ts$" },
      to: {
        path: [
          "/store\\.ts$",
          `${SERVER}/platform/(db|http|jobs|clock)`,
          "node_modules/(kysely|pg|fastify)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "console-talks-through-the-client",
      severity: "error",
      from: { path: "^apps/(console|portal)/src" },
      to: { path: "^apps/server" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^(apps|packages)/[^/]+/src",
        pathNot: ["\\.test\\.tsx?$", "\\.d\\.ts$", "src/main\\.tsx?$"],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
