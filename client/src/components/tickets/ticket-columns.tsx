import type { ReactNode } from 'react';

interface TicketColumnsProps {
  readonly heading: ReactNode;
  /** Next to everything where there is room; right below the heading where there is none. */
  readonly panel: ReactNode;
  readonly children: ReactNode;
}

export function TicketColumns({ heading, panel, children }: TicketColumnsProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-x-12">
      {heading}
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-stretch">
        {panel}
      </div>
      {children}
    </div>
  );
}
