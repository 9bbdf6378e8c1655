/** What `@workbook/harness` is inside a submission: the values that a protocol may use. Types are erased anyway. */
import { canonical, defineCluster, NotImplemented, todo } from "@workbook/harness";

/** The values that `import { … } from "@workbook/harness"` finds in a submission and in what is given to it. */
export const harnessModule = { canonical, defineCluster, NotImplemented, todo };

/** The name under which a bundle finds them. */
export const harnessName = "__harness";
