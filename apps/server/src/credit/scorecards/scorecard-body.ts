import { Type } from "typebox";
import { Closed, OneOf } from "#platform/http";
import {
  BINS_MAX,
  EXPRESSION_LENGTH_MAX,
  INTERACTIONS_MAX,
  LABEL_LENGTH_MAX,
  MISSING_MODES,
  SIDE_BINS_MAX,
  VALUE_LENGTH_MAX,
  VALUES_MAX,
  VARIABLES_MAX,
} from "./scorecard.ts";

// The card's shape on the wire; scorecard.schema.json says the same for policies in files.

const NUMBER_LENGTH_MAX = 42;
const Number40 = Type.String({ pattern: "^-?[0-9]{1,40}(\\.[0-9]{1,40})?$", maxLength: NUMBER_LENGTH_MAX });
const Points = Type.String({ pattern: "^-?[0-9]{1,7}(\\.[0-9]{1,4})?$", maxLength: NUMBER_LENGTH_MAX });
const Label = Type.String({ minLength: 1, maxLength: LABEL_LENGTH_MAX, pattern: "^[^\\u0000]*$" });
const Name = Type.String({ pattern: "^[a-z][a-z0-9_]{0,79}$" });

const sideBin = {
  from: Type.Optional(Number40),
  to: Type.Optional(Number40),
  values: Type.Optional(
    Type.Array(Type.String({ maxLength: VALUE_LENGTH_MAX, pattern: "^[^\\u0000]*$" }), {
      minItems: 1,
      maxItems: VALUES_MAX,
    }),
  ),
  isOther: Type.Optional(Type.Boolean()),
  isMissing: Type.Optional(Type.Boolean()),
  label: Label,
};
const Side = Closed({
  variable: Name,
  bins: Type.Array(Closed(sideBin), { minItems: 1, maxItems: SIDE_BINS_MAX }),
});

/** Everything of a card but the names that the library gives it. */
export const scorecardContent = {
  name: Label,
  target: Label,
  kind: OneOf(["weighted", "additive"]),
  missingMode: OneOf(MISSING_MODES),
  basePoints: Type.Optional(Points),
  scale: Type.Optional(Closed({ score: Points, odds: Number40, pointsToDouble: Number40 })),
  variables: Type.Array(
    Closed({
      name: Name,
      label: Label,
      value: Type.String({ minLength: 1, maxLength: EXPRESSION_LENGTH_MAX, pattern: "^[^\\u0000]*$" }),
      weight: Type.Optional(Points),
      bins: Type.Array(Closed({ ...sideBin, points: Points }), { minItems: 1, maxItems: BINS_MAX }),
    }),
    { minItems: 1, maxItems: VARIABLES_MAX },
  ),
  interactions: Type.Optional(
    Type.Array(
      Closed({
        name: Name,
        label: Label,
        rows: Side,
        columns: Side,
        points: Type.Array(Type.Array(Points, { minItems: 1, maxItems: SIDE_BINS_MAX }), {
          minItems: 1,
          maxItems: SIDE_BINS_MAX,
        }),
      }),
      { maxItems: INTERACTIONS_MAX },
    ),
  ),
};

export const ScorecardBody = Closed({ id: Label, version: Label, ...scorecardContent });
