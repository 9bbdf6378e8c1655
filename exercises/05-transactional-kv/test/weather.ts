/** The busy store's network and its faults. */
import { type Climate, exponential, logNormal } from "@workbook/simulator";

const crash = 0.002;

/** Most messages take some milliseconds and a few take very long; everybody crashes, and part of the network fails. */
export const weather: Climate = {
  latency: logNormal(8, 120),
  faults: {
    crash,
    drop: 0.02,
    duplicate: 0.02,
    partition: 0.0002,
    slow: 0.1,
    outage: exponential(500),
  },
  stormMs: 10_000,
};
