import './errors/watch.ts';
import { mount } from './mount.tsx';
import { Start } from './start/Start.tsx';

mount(<Start />);
