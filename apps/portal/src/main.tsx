import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.layer.css";
import "@goodterms/ui/theme.css";
import { assert } from "@goodterms/kernel";
import { LocaleProvider, theme } from "@goodterms/ui";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { router } from "./router.tsx";
import { loadWords } from "./words/index.ts";

await loadWords();
const place = document.getElementById("root");
assert(place, "the page has no place for the portal");
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 30_000 } } });
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LocaleProvider locale={navigator.language}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LocaleProvider>
    </MantineProvider>
  </StrictMode>,
);
