import { expect, test } from "vitest";
import { AGEING_SCALE, CHART_SURFACE, scaleStep } from "./ageing-scale.ts";

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test.each(["light", "dark"] as const)("every step stands 3:1 against the %s surface", (scheme) => {
  for (const colour of AGEING_SCALE[scheme])
    expect(contrast(colour, CHART_SURFACE[scheme])).toBeGreaterThanOrEqual(3);
});

test("lightness goes one way with age: darker on light, lighter on dark", () => {
  const steps = (scheme: "light" | "dark"): number[] => AGEING_SCALE[scheme].map(luminance);
  expect(steps("light")).toEqual([...steps("light")].sort((a, b) => b - a));
  expect(steps("dark")).toEqual([...steps("dark")].sort((a, b) => a - b));
});

test("the first bucket is never late, the last is always the deepest, and no bucket looks younger than the one before", () => {
  for (let buckets = 2; buckets <= 12; buckets += 1) {
    const steps = Array.from({ length: buckets }, (_, bucket) => scaleStep(bucket, buckets));
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(AGEING_SCALE.light.length - 1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(Math.min(...steps.slice(1))).toBeGreaterThan(0);
  }
});
