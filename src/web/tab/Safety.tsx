import type { ReactNode } from 'react';
import { Component } from 'react';
import { Trouble } from '../shared/Trouble.tsx';

/** React catches what a page throws only in a class. The rest of the tab stays; another page starts afresh. */
export class Safety extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Trouble error={this.state.error} again={() => this.setState({ error: null })} /> : this.props.children;
  }
}
