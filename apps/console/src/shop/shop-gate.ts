import { useMe } from "../shell/use-me.ts";

/** Whether the mock shop may open here: it places real orders, so only at the demo merchant and in a test twin. */
export function useIsShopOpen(): boolean {
  const { features, merchant } = useMe();
  const may = ["credit:decide", "orders:write", "documents:write", "customers:write"];
  return (
    (features.demo === true || merchant.mode === "test") &&
    may.every((scope) => merchant.scopes.includes(scope))
  );
}
