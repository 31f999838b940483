/** Reports that grow while you look. */
import { WebSocketManager } from '../websocket-core/manager';

/** The manager of a report that is open already, else one of its own. */
export function getReportWsManager(openReports: Map<string, WebSocketManager>, report: string): WebSocketManager {
  const manager = openReports.get(report) ?? new WebSocketManager(`report:${report}`, 30);
  openReports.set(report, manager);
  return manager;
}
