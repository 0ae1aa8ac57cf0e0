import "@fontsource-variable/inter/index.css";
// The library's styles stand in a layer, so that ours win wherever the build puts them.
import "@mantine/core/styles.layer.css";
import "@mantine/charts/styles.layer.css";
import "@mantine/dropzone/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "@goodterms/ui/theme.css";
import "./console.css";
import { assert } from "@goodterms/kernel";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Console } from "./console.tsx";
import { recallMerchant } from "./shell/merchant-choice.ts";
import { loadWords } from "./words/index.ts";

const place = document.getElementById("root");
assert(place, "the page has no place for the console");
recallMerchant();
await loadWords();
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
