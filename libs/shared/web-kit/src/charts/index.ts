export { TimeChart, type Series, type TimePoint } from './time-chart';
export { BarList, type Bar } from './bar-list';
