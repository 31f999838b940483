// Format json: version 1 of the machine-readable report.
import { reportToJson } from '../../analysis/report-json';
import type { Format } from './format';

export const json: Format = (report) => reportToJson(report);
