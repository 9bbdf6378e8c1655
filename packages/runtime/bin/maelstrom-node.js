#!/usr/bin/env node
// The one file that `maelstrom test --bin` takes: a node of the store of task 05. It is one process, so that whoever kills it kills the node.
import { register } from "tsx/esm/api";

register();
await import("../src/maelstrom/node-main.ts");
