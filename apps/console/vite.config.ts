import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVER = process.env.GOODTERMS_SERVER ?? "http://127.0.0.1:4600";
const proxied = ["/v1", "/api", "/openapi.json", "/docs"];

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    // A content security policy without inline scripts: nothing may be put into the page itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
});
