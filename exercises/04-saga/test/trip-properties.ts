/** What the requirements of this task ask: the saga guarantee, and what the trip's effects and its end say besides. */
import {
  type Always,
  always,
  canonical,
  eventually,
  type Goal,
  type Monitor,
  type Observed,
  type Plain,
  sometimes,
} from "@workbook/harness";
import {
  announcedEffects,
  followClaims,
  followSagas,
  type SagaClaim,
  type SagaEffect,
  type SagaStatus,
  sagaCompletes,
  sagaGoesBack,
  sagaGuarantee,
  sagaIsSaid,
  sagasEnd,
  truthfulEnd,
} from "@workbook/properties";
import type { Pattern } from "#given/patterns.ts";

type Fields = Readonly<Record<string, unknown>>;

/** An observation of this type, if the event is one. */
function shown(event: Observed, ...types: string[]): Fields | undefined {
  if (event.kind !== "emit" || event.observation === null || typeof event.observation !== "object") return undefined;
  const fields = event.observation as Fields;
  return types.includes(String(fields["type"])) ? fields : undefined;
}

function effectsOf({ services }: Pattern) {
  return (event: Observed): SagaEffect | undefined => {
    const effect = shown(event, "booked", "cancelled");
    const kind = effect?.["type"] === "booked" ? "action" : "compensation";
    return effect && { saga: "trip", step: services.indexOf(event.node), kind };
  };
}

function claim(event: Observed): SagaClaim | undefined {
  const state = shown(event, "saga", "ended");
  return state && { saga: "trip", status: state["status"] as SagaStatus };
}

/** The saga guarantee for a trip. */
export function guaranteeOf(pattern: Pattern) {
  const steps = pattern.services.map((service) => ({
    action: `booking the ${service}`,
    compensation: `cancelling the ${service}`,
  }));
  const sagas = followSagas(steps, effectsOf(pattern));
  const claims = followClaims(steps, effectsOf(pattern), claim);
  const endOf = (failing: number): Goal => {
    if (failing < 0) return sagaCompletes(sometimes, sagas, steps);
    return failing === 0 ? sagaIsSaid(sometimes, claims, "compensated") : sagaGoesBack(sometimes, sagas, failing);
  };
  return {
    guarantee: sagaGuarantee(sagas),
    ends: sagasEnd(eventually, sagas, steps),
    /** The only end that this pattern allows. */
    end: endOf(pattern.services.indexOf(pattern.full)),
    truthful: truthfulEnd(claims),
    announced: announcedEffects(claims),
  };
}

interface Bookings {
  /** What each service has booked. */
  readonly booked: Readonly<Record<string, string>>;
  readonly wrong?: string | undefined;
}

const bookings: Monitor<Bookings> = {
  name: "bookings",
  watches: ["emit"],
  initial: () => ({ booked: {} }),
  observe: (state, event) => {
    const effect = shown(event, "booked", "cancelled");
    if (!effect) return state;
    const booking = String(effect["booking"]);
    if (effect["type"] === "booked") return { ...state, booked: { ...state.booked, [event.node]: booking } };
    const own = state.booked[event.node];
    if (own === undefined || own === booking) return state;
    return { ...state, wrong: `the ${event.node} was to cancel ${booking}, and its booking is ${own}` };
  },
};

/** A compensation is given what its own step returned. */
export const undoesItsOwnResult: Always = always(
  "a compensation sees its step's result",
  bookings,
  ({ wrong }) => wrong,
);

/** Neither the failed step nor any after it has an effect of any kind. */
export function nothingFrom(service: string, { services }: Pattern): Always {
  const beyond = services.slice(services.indexOf(service));
  const touched: Monitor<string | null> = {
    name: `effects from the ${service} on`,
    watches: ["emit"],
    initial: () => null,
    observe: (before, event) => {
      const effect = beyond.includes(event.node) ? shown(event, "booked", "cancelled") : undefined;
      return before ?? (effect ? `the ${event.node} ${effect["type"]} ${effect["booking"]}` : null);
    },
  };
  return always(
    "a failed step ends the way forward",
    touched,
    (what) => what !== null && `${what}, though the ${service} had failed or not begun`,
  );
}

interface Ending {
  readonly ended?: boolean;
  readonly wrong?: string | undefined;
}

/** The outcome that runSaga returns is this one; and one is returned. */
export function outcomeIs(expected: Fields): { always: Always; eventually: Goal } {
  const wanted = canonical(expected as Plain);
  const ending: Monitor<Ending> = {
    name: "ending",
    watches: ["emit"],
    initial: () => ({}),
    observe: (state, event) => {
      const shownAs = shown(event, "ended");
      if (!shownAs) return state;
      const { type: _, ...outcome } = shownAs;
      const said = canonical(outcome as Plain);
      return {
        ended: true,
        wrong: said === wanted ? undefined : `runSaga returned ${said}, which should be ${wanted}`,
      };
    },
  };
  return {
    always: always("the outcome", ending, ({ wrong }) => wrong),
    eventually: eventually("an outcome", ending, ({ ended }) => ended === true),
  };
}

/** What a pattern's outcome must be. */
export function expectedOutcome({ services, full }: Pattern): Fields {
  if (full === "none") return { status: "completed", results: services.map((service) => `${service}-1`) };
  return { status: "compensated", failed: full, reason: `no place at the ${full}` };
}
