import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.css";
import "@mantine/charts/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
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
