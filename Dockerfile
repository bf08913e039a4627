# Built and run by no test of this repository: the machines it is made on have no container engine.
FROM node:22-bookworm-slim AS web
WORKDIR /src
COPY web/package.json web/package-lock.json web/.npmr[c] web/
RUN cd web && npm ci --no-audit --no-fund
COPY web web
COPY api api
RUN cd web && npm run build

FROM maven:3-eclipse-temurin-25 AS server
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY core core
COPY connectors connectors
COPY app app
COPY tests/pom.xml tests/pom.xml
COPY web/pom.xml web/pom.xml
COPY --from=web /src/web/dist web/dist
COPY --from=web /src/web/node_modules/@tesseract.js-data web/node_modules/@tesseract.js-data
RUN mvn -B -ntp -Dproduct -Dquick -pl app -am package \
    && java -Djarmode=tools -jar app/target/pebble.jar extract --destination /opt/pebble

FROM eclipse-temurin:25-jre
# opens HEIC pictures, as telephones take them
RUN apt-get update && apt-get install -y --no-install-recommends libheif-examples && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 pebble && install -d -o pebble /data
COPY --from=server /opt/pebble /opt/pebble
USER pebble
WORKDIR /data
ENV BIND=0.0.0.0 PORT=8000 PEBBLE_DATA=/data
EXPOSE 8000
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx1g", \
    "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/pebble/pebble.jar"]
CMD ["serve"]
