import { parse } from '../server/src/facts/typescript/parse';
import { walkModule } from '../server/src/facts/typescript/walk';
for (const [n,t] of Object.entries({sum:(c:number)=>`x = ${'a + '.repeat(c)}b;`, chain:(c:number)=>`x${'.a()'.repeat(c)};`, elif:(c:number)=>`if (a) {} ${'else if (a) {} '.repeat(c)}`, cond:(c:number)=>`type A = ${'B extends C ? D : '.repeat(c)} E;`}))
 for (const c of [500,1000,2000,5000,10000,20000]) { let s='ok'; let src; try { src=parse('a.ts',t(c)); } catch(e){ s='parse '+(e as Error).stack!.split('\n').slice(1,4).join('|').slice(0,200); } if (src) try { walkModule('a.ts',t(c),src); } catch(e){ s='walk '+(e as Error).stack!.split('\n').slice(1,8).join('|').slice(0,600);} console.log(n,c,s);}
