// The samples of rule import-order.
import type { RuleMeta } from './rule';

export const importOrderSamples: RuleMeta['samples'] = {
  typescript: {
    bad: `//- /shape.ts
import { circle } from './circle';
export class Shape {}
export const unit = () => circle;
//- /circle.ts
import { Shape } from './shape';
export class Circle extends Shape {}
export const circle = new Circle();
`,
    good: `//- /base.ts
export class Shape {}
//- /shape.ts
import { circle } from './circle';
export const unit = () => circle;
//- /circle.ts
import { Shape } from './base';
export class Circle extends Shape {}
export const circle = new Circle();
`,
  },
  python: {
    bad: `#- /limits.py
most = 10
#- /boot.py
import limits

limits.most = 50
`,
    good: `#- /limits.py
most = 10

def raise_to(count):
    global most
    most = count
#- /boot.py
import limits

def boot():
    limits.raise_to(50)
`,
  },
};
