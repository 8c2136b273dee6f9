// @ts-expect-error kafkajs has no types for its inside
import Decoder from 'kafkajs/src/protocol/decoder';
// @ts-expect-error kafkajs has no types for its inside
import Encoder from 'kafkajs/src/protocol/encoder';

interface Writer {
  writeInt32(value: number): Writer;
}
interface Reader {
  readInt16(): number;
  readInt32(): number;
  readInt64(): { toString(): string };
  readBoolean(): boolean;
  readString(): string;
  readArray<T>(element: (reader: Reader) => T): T[];
}

const describeLogDirs = 35; // Kafka's number of the request (https://kafka.apache.org/protocol#The_Messages_DescribeLogDirs)
const version = 1; // the oldest that Kafka 4 answers
const allTopics = -1;

interface LogDir {
  readonly errorCode: number;
  readonly topics: readonly { readonly name: string; readonly bytes: number }[];
}

const readTopic = (reader: Reader): LogDir['topics'][number] => {
  const name = reader.readString();
  const sizes = reader.readArray((partition) => {
    partition.readInt32(); // its number
    const bytes = Number(partition.readInt64().toString());
    partition.readInt64(); // how far a move lags
    partition.readBoolean(); // whether it is a move's target
    return bytes;
  });
  return { name, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
};

const readDir = (reader: Reader): LogDir => {
  const errorCode = reader.readInt16();
  reader.readString(); // its path
  return { errorCode, topics: reader.readArray(readTopic) };
};

/** The request as kafkajs, which lacks it, would have it: how large each topic is on a broker's disks. Needs DESCRIBE on the cluster. */
export const logDirsRequest = () => ({
  request: { apiKey: describeLogDirs, apiVersion: version, apiName: 'DescribeLogDirs', encode: async () => (new (Encoder as new () => Writer)()).writeInt32(allTopics) },
  response: {
    decode: async (bytes: Buffer): Promise<readonly LogDir[]> => {
      const reader = new (Decoder as new (from: Buffer) => Reader)(bytes);
      reader.readInt32(); // throttle time
      return reader.readArray(readDir);
    },
    parse: async (dirs: readonly LogDir[]): Promise<readonly LogDir[]> => dirs,
  },
});
export type LogDirs = readonly LogDir[];
