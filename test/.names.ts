import { readdirSync, readFileSync, statSync } from 'node:fs';
import { disagreements } from './oracles/names';
import { extractTypeScript } from '../server/src/facts/typescript/extract';
const [dir, every='1', max='20'] = process.argv.slice(2);
let n=0, d=0, shown=0; const t0=Date.now();
const files = readdirSync(dir,{recursive:true,withFileTypes:true}).filter(e=>e.isFile()&&/\.[cm]?[jt]sx?$/.test(e.name)).map(e=>e.parentPath+'/'+e.name).sort();
files.forEach((f,i)=>{ if(i%+every) return; const text=readFileSync(f,'utf8'); if(text.length>400000) return; n++;
 let r; try { r=disagreements(f,text,extractTypeScript(f,text));} catch(e){ console.log('THROW',f,e); return;}
 if(r.length){d++; if(shown++<+max) console.log(f,JSON.stringify(r));}});
console.log({n,d,s:(Date.now()-t0)/1000});
