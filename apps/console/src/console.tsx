import { LocaleProvider, theme } from "@goodterms/ui";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";

/** The whole console: look, locale, data, screens. */
export function Console() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LocaleProvider locale={navigator.language}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LocaleProvider>
    </MantineProvider>
  );
}
