/** Colours, where the terminal has them. */
import type { RequirementRecord } from "@workbook/grading";
import colours from "picocolors";

/** How each way of ending looks. */
const marks: Record<RequirementRecord["status"], { readonly sign: string; readonly paint: (text: string) => string }> =
  {
    passed: { sign: "✓", paint: colours.green },
    failed: { sign: "✗", paint: colours.red },
    "not-started": { sign: "·", paint: colours.dim },
    error: { sign: "!", paint: colours.yellow },
  };

/** A requirement's sign. */
export function sign(status: RequirementRecord["status"]): string {
  const { sign, paint } = marks[status];
  return paint(sign);
}

export const { bold, dim, red, yellow } = colours;
