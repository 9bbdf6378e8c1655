/**
 * The filter of system calls of level A, as a program of the kernel's classic packet filter: what is of no use to a node of a
 * protocol, and of much use to somebody who wants out, is refused.
 */
import { type Architecture, clone, clone3, denied } from "./system-calls.ts";

const [load, ifEqual, ifAtLeast, ifAnySet, end] = [0x20, 0x15, 0x35, 0x45, 0x06];
const [callOffset, architectureOffset, firstArgumentOffset] = [0, 4, 16];
const [allow, refuse, kill] = [0x7fff0000, 0x00050000, 0x80000000];
const [notPermitted, notImplemented] = [1, 38];
const aThread = 0x10000;
/** On x86-64, calls from here on are those of its 32-bit cousin, under other numbers. */
const firstOther = 0x40000000;

const auditNumbers: Readonly<Record<Architecture, number>> = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** Whether this machine's calls are known. */
export function canFilter(): boolean {
  return process.platform === "linux" && process.arch in auditNumbers;
}

/**
 * The filter, as bubblewrap reads it.
 * @throws Error on an architecture whose calls are not known
 */
export function seccompFilter(architecture = process.arch): Uint8Array {
  if (architecture !== "x64" && architecture !== "arm64")
    throw new Error(`the system calls of ${architecture} are not known, so level A is not to be had`);
  return assembled([
    [load, 0, 0, architectureOffset],
    [ifEqual, 1, 0, auditNumbers[architecture]],
    [end, 0, 0, kill],
    [load, 0, 0, callOffset],
    ...refused(ifAtLeast, firstOther, notPermitted),
    // Asked for the newer call, the C library takes the older one, whose flags can be looked at.
    ...refused(ifEqual, clone3, notImplemented),
    ...denied(architecture).flatMap((call) => refused(ifEqual, call, notPermitted)),
    // Threads of Node's own may begin; processes may not.
    [ifEqual, 0, 3, clone(architecture)],
    [load, 0, 0, firstArgumentOffset],
    [ifAnySet, 1, 0, aThread],
    [end, 0, 0, refuse | notPermitted],
    [end, 0, 0, allow],
  ]);
}

/** Code, jump if true, jump if false, operand. */
type Instruction = readonly [number, number, number, number];

function refused(test: number, operand: number, error: number): Instruction[] {
  return [
    [test, 0, 1, operand],
    [end, 0, 0, refuse | error],
  ];
}

function assembled(program: readonly Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8 * program.length));
  for (const [index, [code, jumpIfTrue, jumpIfFalse, operand]] of program.entries()) {
    bytes.setUint16(8 * index, code, true);
    bytes.setUint8(8 * index + 2, jumpIfTrue);
    bytes.setUint8(8 * index + 3, jumpIfFalse);
    bytes.setUint32(8 * index + 4, operand >>> 0, true);
  }
  return new Uint8Array(bytes.buffer);
}
