/** Sends every datagram back to where it came from: the least that a far side can do. Told to its parent: its port. */
import { createSocket } from 'node:dgram';

const BUFFER_OCTETS = 8 * 2 ** 20;

const socket = createSocket({ type: 'udp4', recvBufferSize: BUFFER_OCTETS, sendBufferSize: BUFFER_OCTETS });
socket.on('message', (datagram, { port, address }) => socket.send(datagram, port, address));
socket.bind(0, '127.0.0.1', () => process.send?.({ port: socket.address().port }));
process.on('disconnect', () => process.exit(0));
