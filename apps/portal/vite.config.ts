import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVER = process.env.GOODTERMS_SERVER ?? "http://127.0.0.1:4600";

export default defineConfig({
  base: "/portal/",
  plugins: [react()],
  build: {
    target: "es2023",
    // A content security policy without inline scripts: nothing may be put into the page itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/v1": { target: SERVER, changeOrigin: false } } },
});
