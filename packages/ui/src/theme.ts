import { Button, createTheme, type MantineColorsTuple, Notification } from "@mantine/core";

const petrol: MantineColorsTuple = [
  "#e9f5f8",
  "#d3e8ee",
  "#a6d2de",
  "#74bacd",
  "#4fb3c8",
  "#2f93aa",
  "#0f6e84",
  "#0c5e71",
  "#0a4c5c",
  "#073945",
];

const slate: MantineColorsTuple = [
  "#f6f7f9",
  "#eceff2",
  "#dde2e7",
  "#c6cdd5",
  "#9aa5b1",
  "#75808c",
  "#5b6672",
  "#454f5a",
  "#303841",
  "#1d232a",
];

const night: MantineColorsTuple = [
  "#e3e7eb",
  "#b9c2cb",
  "#9aa5b1",
  "#6f7b87",
  "#434d57",
  "#333c45",
  "#252c34",
  "#181d23",
  "#12161b",
  "#0c0f13",
];

const FONT =
  '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';
const MONOSPACE = 'ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** The colours of a filled button: the accent, or red where money is given up as lost. */
function filledButton(lost: boolean) {
  const paint = { "--button-color": "var(--gt-on-accent)" };
  return lost ? { ...paint, "--button-bg": "var(--gt-lost)", "--button-hover": "var(--gt-lost)" } : paint;
}

/** The look: small sizes, little radius, one accent (petrol). Meaningful colours live in theme.css. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: { petrol, gray: slate, dark: night },
  black: "#1d232a",
  fontFamily: FONT,
  fontFamilyMonospace: MONOSPACE,
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "20px" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.25rem" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.5", xl: "1.5" },
  headings: {
    fontFamily: FONT,
    fontWeight: "600",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.25" },
      h2: { fontSize: "1rem", lineHeight: "1.4" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4" },
      h4: { fontSize: "0.8125rem", lineHeight: "1.4" },
      h5: { fontSize: "0.75rem", lineHeight: "1.4" },
      h6: { fontSize: "0.75rem", lineHeight: "1.4" },
    },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    // Its close button has no name of its own for those who cannot see it.
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }),
    // In the dark the accent is light, so that what stands on it must be dark; the library decides once for both.
    Button: Button.extend({
      defaultProps: { size: "sm" },
      vars: (_theme, { variant = "filled", color }) => ({
        root: variant === "filled" ? filledButton(color === "red") : {},
      }),
    }),
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", allowDeselect: false } },
    Modal: {
      defaultProps: { centered: false, radius: "md", overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: { overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontWeight: 600 } },
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Badge: { defaultProps: { radius: "sm", tt: "none", fw: 500 } },
  },
});
