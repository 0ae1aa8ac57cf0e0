import { Type } from "typebox";
import { Closed, Nullable, OneOf } from "#platform/http";

// The report of a fit on the wire.

const Figure = Type.Number();
const Count = Type.Integer({ minimum: 0 });
const MeasuresBody = Closed({
  rows: Count,
  bads: Count,
  auc: Closed(
    { value: Figure, low: Figure, high: Figure },
    { description: "With its 95 % interval by bootstrap" },
  ),
  gini: Figure,
  ks: Figure,
  brier: Figure,
  ece: Figure,
  calibration: Type.Array(
    Closed({ rows: Count, meanChance: Figure, badShare: Figure, scoreFrom: Figure, scoreTo: Figure }),
  ),
});

export const ReportBody = Closed({
  rows: Count,
  bads: Count,
  heldOut: OneOf(["time", "folds"]),
  orderedBy: Nullable(Type.String()),
  training: MeasuresBody,
  holdout: MeasuresBody,
  scorePsi: Figure,
  bands: Closed({ bounds: Type.Array(Figure), counts: Type.Array(Count) }),
  variables: Type.Array(
    Closed({
      name: Type.String(),
      label: Type.String(),
      informationValue: Figure,
      psi: Figure,
      bins: Type.Array(
        Closed({
          label: Type.String(),
          points: Type.String(),
          rows: Count,
          bads: Count,
          badShare: Figure,
          woe: Figure,
        }),
      ),
    }),
  ),
  reasons: Type.Array(Closed({ code: Type.String(), customers: Count })),
  notes: Type.Array(Type.String()),
  caveats: Type.Array(Type.String()),
});
