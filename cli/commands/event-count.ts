export function eventCount(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`;
}
