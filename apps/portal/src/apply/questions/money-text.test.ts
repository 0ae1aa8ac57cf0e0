import { expect, test } from "vitest";
import { plain } from "./compound-fields.tsx";

test("amounts are read as people of different countries write them", () => {
  for (const typed of ["1.250,00", "1,250.00", "1250.00", "1 250,00", "1'250.00"]) {
    expect(plain(typed, 2), typed).toBe("1250.00");
  }
  expect(plain("1.250", 2)).toBe("1250");
  expect(plain("1,250", 0)).toBe("1250");
  expect(plain("12,5", 2)).toBe("12.5");
});
