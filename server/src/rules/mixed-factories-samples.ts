// The samples of rule mixed-factories.
import type { RuleMeta } from './rule';

export const samples: RuleMeta['samples'] = {
  typescript: {
    bad: `//- /events/event-bus.ts
export class EventBus {
  private static instance: EventBus | undefined;
  static getInstance(): EventBus {
    EventBus.instance ??= new EventBus();
    return EventBus.instance;
  }
  emit(name: string): void { console.log(name); }
}
//- /events/create.ts
import { EventBus } from './event-bus';
export function createEventBus(): EventBus {
  return new EventBus();
}
`,
    good: `//- /events/event-bus.ts
export class EventBus {
  emit(name: string): void { console.log(name); }
}
//- /events/create.ts
import { EventBus } from './event-bus';
export function createEventBus(): EventBus {
  return new EventBus();
}
//- /events/shared.ts
import { createEventBus } from './create';
export const eventBus = createEventBus();
`,
  },
  python: {
    bad: `#- /events/event_bus.py
class EventBus:
    _instance = None

    @classmethod
    def get_instance(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def emit(self, name):
        print(name)
#- /events/create.py
from events.event_bus import EventBus

def create_event_bus():
    return EventBus()
`,
    good: `#- /events/event_bus.py
class EventBus:
    def emit(self, name):
        print(name)
#- /events/create.py
from events.event_bus import EventBus

def create_event_bus():
    return EventBus()
#- /events/shared.py
from events.create import create_event_bus

event_bus = create_event_bus()
`,
  },
};
