/** Who is there: a customer, the bus, and your three services. Who is wired to whom is decided by who subscribes to what. */
import { defineCluster } from "@workbook/harness";
import { Inventory } from "#submission/inventory.ts";
import { Payment } from "#submission/payment.ts";
import { Shipping } from "#submission/shipping.ts";
import { Bus, type Subscriptions } from "./bus.ts";
import { Customer } from "./customer.ts";
import type { Fate } from "./shop.ts";
import { isSubscribed, type ServiceClass, subscribed } from "./subscriber.ts";

const subscriptions: Subscriptions = (type) => {
  const classes: Record<string, ServiceClass> = {
    customer: Customer,
    inventory: Inventory,
    payment: Payment,
    shipping: Shipping,
  };
  return Object.keys(classes).filter((id) => isSubscribed(classes[id]!, type));
};

/** One order for each fate; and whether the customer cancels every one of them. */
export const shop = defineCluster(
  "shop",
  ({ fates, cancels }: { readonly fates: readonly Fate[]; readonly cancels: boolean }) => {
    return {
      nodes: {
        customer: subscribed(Customer, fates, cancels),
        bus: (ctx) => new Bus(ctx, subscriptions),
        inventory: subscribed(Inventory),
        payment: subscribed(Payment),
        shipping: subscribed(Shipping),
      },
      inFlightCap: 24,
    };
  },
);
