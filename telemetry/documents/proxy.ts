/** The configuration of nginx in front of the receivers, whose addresses are public. */
import type { DocumentsOptions } from './documents.ts';

const LIMITS = `limit_req zone=address burst=200 nodelay;
            limit_req zone=everybody burst=2000 nodelay;
            limit_conn connections 200;`;

const BUSY = `location @busy {
            add_header Retry-After 60 always;
            return 503;
        }`;

/** A template, in which the image of nginx replaces `${EVENTS_HOST}` and `${ERRORS_HOST}`. */
export function proxyConfiguration({ product, command }: DocumentsOptions): string {
  return `# What the public reaches of ${product}’s receiving end. \`${command}\` generates this file.
# Whoever sends too much gets 503 with Retry-After: clients keep what they have, and send it later.

worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr crit; # below that, it contains client addresses

events {
    worker_connections 8192;
}

http {
    access_log off; # it contains client addresses
    server_tokens off;

    # An address can be that of a whole company, so it may send more than one client would.
    limit_req_zone $binary_remote_addr zone=address:20m rate=20r/s;
    limit_req_zone $server_name zone=everybody:1m rate=2000r/s;
    limit_conn_zone $binary_remote_addr zone=connections:20m;
    limit_req_status 503;
    limit_conn_status 503;
    limit_req_log_level info;
    limit_conn_log_level info;

    ssl_certificate /etc/nginx/tls/tls.crt;
    ssl_certificate_key /etc/nginx/tls/tls.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:tls:50m; # clients connect anew for nearly every request
    ssl_session_timeout 1d;

    client_max_body_size 4m; # answers 413 above, and clients send less at once
    client_header_timeout 10s;
    client_body_timeout 30s;
    keepalive_timeout 60s;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto https;

    server { # whoever asks for another name gets no answer
        listen 443 ssl http2 default_server;
        server_name _;
        return 444;
    }

    server {
        listen 443 ssl http2;
        server_name \${EVENTS_HOST};
        error_page 503 @busy;

        location = /v1/logs {
            ${LIMITS}
            proxy_pass http://collector:4318;
        }
        ${BUSY}
        location / {
            return 404;
        }
    }

    server {
        listen 443 ssl http2;
        server_name \${ERRORS_HOST};
        error_page 503 @busy;

        location ~ ^/api/[0-9]+/envelope/$ {
            ${LIMITS}
            proxy_pass http://errors:8000;
        }
        ${BUSY}
        location / { # where you read errors; add \`allow\` and \`deny\` to restrict it to your network
            limit_req zone=address burst=200 nodelay;
            proxy_pass http://errors:8000;
        }
    }
}
`;
}
