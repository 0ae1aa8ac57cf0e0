/**
 * The one ageing scale: what is not yet due is slate, then one amber ramp that deepens with age. Lightness changes
 * one way only, and every step stands at least 3:1 against its surface, so that it reads without colour vision too.
 */
export const AGEING_SCALE = {
  light: ["#7f93a8", "#b57b12", "#a0600f", "#81420f", "#5e2a10", "#3a170c"],
  dark: ["#5d7085", "#a8741b", "#cc9231", "#e6b35c", "#f4d294", "#fdefd6"],
} as const;

/** The surfaces that charts stand on. */
export const CHART_SURFACE = { light: "#ffffff", dark: "#181d23" } as const;

/**
 * Which step of the scale a bucket takes: the first is always "not due", the rest spread over the ramp, so that the
 * oldest bucket is always the deepest, whatever number of buckets (2 to 12) the merchant keeps.
 */
export function scaleStep(bucket: number, buckets: number): number {
  const last = AGEING_SCALE.light.length - 1;
  if (bucket <= 0) return 0;
  if (buckets <= 2) return last;
  return 1 + Math.round(((bucket - 1) / (buckets - 2)) * (last - 1));
}

/** The CSS colour of a bucket: a variable that follows the colour scheme. */
export function bucketColour(bucket: number, buckets: number): string {
  return `var(--gt-ageing-${scaleStep(bucket, buckets)})`;
}
