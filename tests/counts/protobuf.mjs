/**
 * Reads `ExportMetricsServiceRequest` as protobuf, the way a collector passes metrics on, into the form of OTLP JSON.
 * Field numbers: opentelemetry-proto, `metrics/v1/metrics.proto`, `common/v1/common.proto`, `resource/v1/resource.proto`. What stands in none of these lists is an error:
 * so nothing that was sent is overlooked.
 */

const text = (bytes) => new TextDecoder().decode(bytes);
const number = (value) => String(BigInt.asIntN(64, BigInt(value)));
const one = (name, read) => ({ name, read });
const many = (name, read) => ({ name, read, many: true });
const message = (list) => (bytes) => readMessage(bytes, list);

const value = message({ 1: one("stringValue", text), 3: one("intValue", number) });
const attribute = message({ 1: one("key", text), 2: one("value", value) });
const resource = message({ 1: many("attributes", attribute) });
const scope = message({ 1: one("name", text), 2: one("version", text) });
const point = message({
  2: one("startTimeUnixNano", number),
  3: one("timeUnixNano", number),
  6: one("asInt", number),
  7: many("attributes", attribute),
});
const gauge = message({ 1: many("dataPoints", point) });
const sum = message({ 1: many("dataPoints", point), 2: one("aggregationTemporality", Number), 3: one("isMonotonic", Boolean) });
const metric = message({ 1: one("name", text), 5: one("gauge", gauge), 7: one("sum", sum) });
const scopeMetrics = message({ 1: one("scope", scope), 2: many("metrics", metric) });
const resourceMetrics = message({ 1: one("resource", resource), 2: many("scopeMetrics", scopeMetrics) });

export const readRequest = message({ 1: many("resourceMetrics", resourceMetrics) });

function readMessage(bytes, list) {
  const read = {};
  for (const [id, value] of fields(bytes)) {
    const field = list[id];
    if (!field) throw new Error(`field ${id} is not one that we send`);
    if (field.many) (read[field.name] ??= []).push(field.read(value));
    else read[field.name] = field.read(value);
  }
  return read;
}

function* fields(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const varint = () => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    if (wire === 0) yield [tag >> 3, varint()];
    else if (wire === 1) {
      yield [tag >> 3, view.getBigUint64(at, true)];
      at += 8;
    } else if (wire === 2) {
      const length = Number(varint());
      yield [tag >> 3, bytes.subarray(at, at + length)];
      at += length;
    } else throw new Error(`wire type ${wire}`);
  }
}
