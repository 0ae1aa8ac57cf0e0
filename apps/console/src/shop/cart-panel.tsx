import { MoneyText, Panel } from "@goodterms/ui";
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./shop.module.css";
import { type Cart, cartAmount, PRODUCTS, QUANTITY_MAX } from "./shop-cart.ts";

/** What is in the cart; closed once the order is placed. */
export function CartPanel(props: {
  cart: Cart;
  currency: string;
  isClosed: boolean;
  onChange: (cart: Cart) => void;
}) {
  const { t } = useTranslation();
  const { cart, currency } = props;
  return (
    <Panel title={t("shop.cart")}>
      <table className={classes.cart}>
        <tbody>
          {PRODUCTS.map(({ id, price }) => (
            <tr key={id}>
              <th scope="row">{t(`shop.products.${id}`)}</th>
              <td>
                <MoneyText amount={price} currency={currency} shape="currency" tone="muted" />
              </td>
              <td className={classes.quantity}>
                <NumberInput
                  size="xs"
                  aria-label={t("shop.quantity", { product: t(`shop.products.${id}`) })}
                  min={0}
                  max={QUANTITY_MAX}
                  allowDecimal={false}
                  clampBehavior="strict"
                  disabled={props.isClosed}
                  value={cart[id] ?? 0}
                  onChange={(typed) => props.onChange({ ...cart, [id]: typed === "" ? 0 : Number(typed) })}
                />
              </td>
              <td>
                <MoneyText amount={price * (cart[id] ?? 0)} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t("shop.total")}
            </th>
            <td>
              <MoneyText amount={cartAmount(cart)} currency={currency} shape="currency" />
            </td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}
