/** The busy day's network and its faults. The report in the lesson is of the same. */
import { type Climate, exponential, logNormal } from "@workbook/simulator";

const crash = 0.002;

/** Most messages take some milliseconds and a few take very long; services crash, and part of the network fails. */
export const weatherOfTheDay: Climate = {
  latency: logNormal(8, 120),
  faults: {
    crash: { orchestrator: crash, inventory: crash, payment: crash, shipping: crash },
    drop: 0.02,
    duplicate: 0.02,
    partition: 0.0002,
    slow: 0.1,
    outage: exponential(500),
  },
  stormMs: 20_000,
};
