import { none, inProcessExecutor, macrotaskSurroundings, sourceOf } from "@workbook/harness";
import { explore } from "../src/index.ts";
import { clusterOf } from "./support/toy.ts";
class Manager { state="working"; constructor(readonly ctx:any){} onStart(){this.ctx.setTimer("prepare",1);this.ctx.setTimer("abort",1);} onTimer(a:string){this.to(a==="prepare"?"prepared":"aborted"); if(a==="prepare")this.ctx.send("coordinator",{type:"prepared"});} onCommit(){this.to("committed");} onAbort(){this.to("aborted");} to(s:string){this.state=s;this.ctx.cancelTimer("prepare");this.ctx.cancelTimer("abort");}}
class Coordinator { state="init"; prepared:any; constructor(readonly ctx:any,readonly managers:any){this.prepared=Object.fromEntries(managers.map((i:any)=>[i,false]));} onStart(){this.ctx.setTimer("abort",1);} onPrepared(f:string){if(this.state==="decided"||this.prepared[f])return;this.prepared[f]=true;if(Object.values(this.prepared).every(p=>p))this.ctx.setTimer("commit",1);} onTimer(type:string){this.state="decided";this.ctx.cancelTimer("abort");this.ctx.cancelTimer("commit");for(const id of this.managers)this.ctx.send(id,{type});}}
const n=Number(process.argv[2]); const ms=Array.from({length:n},(_,i)=>`m${i+1}`);
const cl=clusterOf({coordinator:(c:any)=>new Coordinator(c,ms),...Object.fromEntries(ms.map(m=>[m,(c:any)=>new Manager(c)]))},100);
const t=Date.now(); const r=await explore(cl,{network:"forgetless",faults:{...none,timeouts:Infinity},executor:inProcessExecutor(sourceOf(cl),macrotaskSurroundings((f)=>process.nextTick(f)))});
const d=Date.now()-t; console.log(r.coverage, d, "ms", Math.round(r.coverage.states/d*1000),"states/s", Math.round(process.memoryUsage().rss/1e6),"MB");
