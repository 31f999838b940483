import { readFileSync } from 'node:fs';
import { extractTypeScript } from '../server/src/facts/typescript/extract';
import { sourceFilesBelow } from './oracles/source-files';
const src = sourceFilesBelow(process.argv[2]!).map(p=>[p,readFileSync(p,'utf8')] as const);
const cpu=()=>Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
const mb=src.reduce((a,[,t])=>a+t.length,0)/1e6; for (let i=0;i<+(process.argv[3]??1);i++){const a=cpu(); for (const [p,t] of src) extractTypeScript(p,t); console.log((mb/(cpu()-a)).toFixed(2));}
