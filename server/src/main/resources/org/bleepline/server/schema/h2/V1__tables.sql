create table upload (
  id varchar(36) primary key,
  project varchar(64) not null,
  file varchar(64) not null,
  byte_count bigint not null,
  created timestamp(6) not null
);
create index upload_created on upload (created);

-- request, result and error are encrypted. attempt fences off whoever worked on the row before.
create table transcript (
  seq bigint generated always as identity primary key,
  id varchar(36) not null unique,
  project varchar(64) not null,
  status varchar(16) not null,
  attempt int not null,
  created timestamp(6) not null,
  completed timestamp(6),
  deleted boolean not null,
  upload varchar(36),
  request blob not null,
  result blob,
  error blob,
  webhook_status_code int,
  audio_state varchar(16) not null,
  audio_file varchar(64),
  audio_bytes bigint,
  audio_made timestamp(6)
);
create index transcript_project on transcript (project, seq);
create index transcript_audio on transcript (audio_state, audio_made);

create table webhook_delivery (
  transcript varchar(36) not null,
  event varchar(32) not null,
  state varchar(16) not null,
  attempts int not null,
  status_code int,
  created timestamp(6) not null,
  primary key (transcript, event)
);

create table job_queue (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data blob,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index job_queue_due on job_queue (execution_time);

create table delivery_queue (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data blob,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index delivery_queue_due on delivery_queue (execution_time);
