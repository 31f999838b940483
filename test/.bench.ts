import { readdirSync, readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { extractTypeScript } from '../server/src/facts/typescript/extract';
import { parse } from '../server/src/facts/typescript/parse';
import { walkModule } from '../server/src/facts/typescript/walk';
import { measureBodies } from '../server/src/facts/typescript/measure';
const dir=process.argv[2]!;
const files = readdirSync(dir,{recursive:true,withFileTypes:true}).filter(e=>e.isFile()&&/\.[cm]?[jt]sx?$/.test(e.name)).map(e=>e.parentPath+'/'+e.name).sort().map(f=>[f,readFileSync(f,'utf8')] as const).filter(([,t])=>t.length<400000);
const mb=files.reduce((a,[,t])=>a+t.length,0)/1e6;
for (let r=0;r<2;r++) {
let t0=performance.now(); for (const [f,t] of files) extractTypeScript(f,t); let t1=performance.now();
console.log('extract',(mb*1000/(t1-t0)).toFixed(1));
let tp=0,tw=0,tm=0; for (const [f,t] of files) { const a=performance.now(); const s=parse(f,t); const b=performance.now(); const w=walkModule(f,t,s); const c=performance.now(); measureBodies(w); const d=performance.now(); tp+=b-a; tw+=c-b; tm+=d-c; }
console.log('parse',(mb*1000/tp).toFixed(1),'walk',(mb*1000/tw).toFixed(1),'measure',(mb*1000/tm).toFixed(1), mb);
}
