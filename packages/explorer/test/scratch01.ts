import * as H from "@workbook/harness"; import { explore } from "../src/index.ts";
const target = process.argv[2]!; const only = process.argv[3];
const C = await import(`/work/main/${process.env.C ?? "solutions/01-two-phase-commit/src/coordinator.ts"}`);
const P = await import(`/work/main/${process.env.P ?? "solutions/01-two-phase-commit/src/participant.ts"}`);
const R = await import("/work/main/exercises/01-two-phase-commit/given/rogues.ts");
const V = await import("/work/main/exercises/01-two-phase-commit/given/votes.ts");
const PR = await import("../../properties/src/index.ts");
const co=(ps:any)=>(c:any)=>new C.Coordinator(c,ps), pa=(v:any)=>(c:any)=>new P.Participant(c,v);
const G = {
 twoPhaseCommit: H.defineCluster("two-phase-commit", ({votes}:any)=>{const ps=votes.map((_:any,i:number)=>`p${i+1}`); return {nodes:{coordinator:co(ps),...Object.fromEntries(ps.map((id:string,i:number)=>[id,pa(votes[i])]))}, inFlightCap:8*votes.length};}),
 fickleParticipant: H.defineCluster("fickle-participant",()=>({nodes:{coordinator:co(["p1","p2"]),p1:(c:any)=>new R.FickleVoter(c),p2:pa("yes")},inFlightCap:24})),
 eagerParticipant: H.defineCluster("eager-participant",({vote}:any)=>({nodes:{coordinator:co(["p1","p2"]),p1:(c:any)=>new R.EagerVoter(c),p2:pa(vote)},inFlightCap:24})),
 twoFacedCoordinator: H.defineCluster("two-faced-coordinator",({vote}:any)=>({nodes:{coordinator:(c:any)=>new R.TwoFacedCoordinator(c,"p1"),p1:pa(vote)},inFlightCap:24})),
};
import { readFileSync } from "node:fs";
let current=""; const reqs:any[]=[];
const requirement=(t:string,m:any,f:any)=>reqs.push({t,...m,f});
const expect=(r:any)=>({toHold(){ if(r.outcome!=="exhausted"||r.unreached.length||r.notes.length) console.log("   !!", current, r.setting, r.outcome, r.unreached, r.notes, r.violation&&`${r.violation.sentence} (${r.violation.steps} steps)`);}});
for (const f of ["test/visible.test.ts","grading/hidden.test.ts"]) {
  const src=readFileSync(`/work/main/exercises/01-two-phase-commit/${f}`,"utf8").replace(/import[\s\S]*?from "[^"]+";/g,"");
  const js=(await import("esbuild")).transformSync(src,{loader:"ts"}).code;
  new Function("requirement","expect",...Object.keys(H),...Object.keys(G),...Object.keys(V),...Object.keys(PR),js)(requirement,expect,...Object.values(H),...Object.values(G),...Object.values(V),...Object.values(PR));
}
let total=0;
for (const r of reqs) { if (only && r.id!==only) continue; current=r.id; const t=Date.now(); let st=0,ex=0,n=0,mx=0;
  await r.f({explore: async (cl:any,o:any)=>{ const res=await explore(cl,{...o,executor:H.inProcessExecutor(H.sourceOf(cl),H.macrotaskSurroundings((f)=>process.nextTick(f)))}); st+=res.coverage.states; ex+=res.coverage.executions+res.coverage.audits; n++; mx=Math.max(mx,res.coverage.states); if (process.env.V) console.log("   ", res.setting, JSON.stringify(res.coverage), res.notes); return res;}});
  const d=Date.now()-t; total+=d; console.log(r.id.padEnd(14), r.points, `${n} searches, ${st} states (max ${mx}), ${ex} executions, ${d} ms`); }
console.log(total,"ms", reqs.reduce((a,r)=>a+r.points,0));
